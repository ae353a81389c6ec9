import { groupsOfFour, t } from '../texts/index.ts'
import classes from './dialogs.module.css'

/** A log's public key as it is read aloud: sixteen groups of four, four to a line. */
export const Fingerprint = ({
  hex,
  of,
  small,
}: {
  readonly hex: string
  readonly of: string
  readonly small?: boolean
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls; these are groups of digits to read
  <p
    className={classes.fingerprint}
    data-small={small || undefined}
    role="group"
    aria-label={t('unit:fingerprintOf', { code: of })}
  >
    {(groupsOfFour(hex).match(/.{1,19}( |$)/g) ?? []).map((line, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a fingerprint have no identity but their place
      <span key={index}>{line}</span>
    ))}
  </p>
)
