/** A conflict ends: of each register in it, which value stands. */
import { Radio } from '@mantine/core'
import { useState } from 'react'
import type { Reference } from '../../shared/events/event.ts'
import type { ReviewConflict } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { ledger } from '../app/ledger.ts'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { registerValueWords, registerWords } from '../records/value-words.ts'
import { t } from '../texts/index.ts'
import classes from './review.module.css'
import { saidWords } from './review-words.ts'

interface SettleDialogProps {
  readonly row: ReviewConflict
  readonly sites: readonly PackSite[]
  readonly onClose: () => void
}

type Choices = Readonly<Record<string, Reference>>

/** What stands is proposed. */
const standing = ({ registers }: ReviewConflict): Choices =>
  Object.fromEntries(
    registers.flatMap(({ register, values }): [string, Reference][] => {
      const value = values.find(({ stands }) => stands)
      return value ? [[register, value.by]] : []
    }),
  )

export const SettleDialog = ({ row, sites, onClose }: SettleDialogProps) => {
  const [choices, setChoices] = useState<Choices>(() => standing(row))
  const { label, record } = row.row
  return (
    <ReasonDialog
      size={640}
      title={t('review:settleTitle', { label })}
      text={t('review:settleText')}
      label={t('review:reason')}
      act={t('review:settleIt')}
      onAct={(reason) => ledger().settle(record.key, choices, reason)}
      done={t('review:settled', { label })}
      onClose={onClose}
    >
      <div className={classes.choices}>
        {row.registers.map(({ register, values }, i) => (
          <Radio.Group
            key={register}
            label={registerWords(register)}
            value={String(values.findIndex(({ by }) => by.join() === choices[register]?.join()))}
            onChange={(chosen) => {
              const value = values[Number(chosen)]
              if (value) setChoices((now) => ({ ...now, [register]: value.by }))
            }}
          >
            {values.map((value, at) => (
              <Radio
                key={value.by.join(':')}
                data-autofocus={(i === 0 && value.stands) || undefined}
                value={String(at)}
                label={registerValueWords(record.kind, register, value.value, sites)}
                description={saidWords(value)}
              />
            ))}
          </Radio.Group>
        ))}
      </div>
    </ReasonDialog>
  )
}
