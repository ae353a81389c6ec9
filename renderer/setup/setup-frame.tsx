/** The frame of the set-up: its steps where the screens will be. */
import type { ReactNode } from 'react'
import { Mark } from '../app/rail.tsx'
import { LanguagePill } from '../components/language-pill.tsx'
import { NoticeLine } from '../components/notice-line.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { Pill } from '../components/pill.tsx'
import { t } from '../texts/index.ts'
import classes from './setup.module.css'

interface SetupFrameProps {
  readonly title: string
  readonly steps?: readonly string[]
  readonly at?: number
  readonly training?: boolean
  readonly children: ReactNode
}

export const SetupFrame = ({ title, steps = [], at = 0, training, children }: SetupFrameProps) => (
  <div className={classes.frame}>
    <div className={classes.rail}>
      <div className={classes.brand}>
        <Mark />
        {t('milepost')}
      </div>
      {steps.length > 0 && (
        <ol className={classes.steps} aria-label={t('setup:steps')}>
          {steps.map((step, i) => (
            <li key={step} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
              <span>{i + 1}</span>
              {step}
            </li>
          ))}
        </ol>
      )}
    </div>
    <PageBar title={title}>
      {training && <Pill tone="warn">{t('training')}</Pill>}
      {steps.length === 0 && <LanguagePill />}
    </PageBar>
    <PageBody>{children}</PageBody>
    <NoticeLine />
  </div>
)
