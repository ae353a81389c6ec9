/** What a decision would do to what counts: the ledger tries it and forgets it again. */
import { measureOf } from '../../shared/figures/measures.ts'
import type { LogView } from '../../shared/fold/view.ts'
import type { DecisionOp } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { figureName } from '../tally/figure-names.ts'
import { formatCount, t } from '../texts/index.ts'
import classes from './dialogs.module.css'

interface DecisionEffectProps {
  readonly log: LogView
  readonly op: DecisionOp
  readonly branches: readonly { readonly index: number; readonly hash: string }[]
}

export const DecisionEffectTable = ({ log, op, branches }: DecisionEffectProps) => {
  const key = branches.map(({ hash }) => hash).join()
  const effect = useAnswer((ledger) => ledger.decisionEffect(op, log.log, branches), [op, log.log, key])
  const figures = effect?.figures ?? []
  return (
    <section className={classes.effect} aria-label={t('unit:decideEffect')} aria-busy={effect === undefined}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('unit:decideEffect')}</th>
            <th scope="col" className={classes.number}>
              {t('unit:decideNow')}
            </th>
            <th scope="col" className={classes.number}>
              {t('unit:decideThen')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('unit:decideCounted', { code: log.code })}</th>
            <td className={classes.number}>{effect ? formatCount(effect.events.before) : ' '}</td>
            <td className={classes.number}>{effect ? formatCount(effect.events.after) : ' '}</td>
          </tr>
          {figures.map(({ figure, before, after }) => (
            <tr key={figure}>
              <th scope="row">
                {measureOf(figure)?.no} {figureName(figure)}
              </th>
              <td className={classes.number}>{formatCount(before)}</td>
              <td className={classes.number}>{formatCount(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {effect && figures.length === 0 && <p className={classes.hint}>{t('unit:decideNoFigure')}</p>}
    </section>
  )
}
