/** A key's fingerprint, big enough to be read aloud. The same on both sides of the telephone. */
import classes from '../components/comparison-code.module.css'

export const KeyFingerprint = ({
  fingerprint,
  label,
}: {
  readonly fingerprint: string
  readonly label: string
}) => (
  <output className={classes.code} aria-label={label}>
    {fingerprint}
  </output>
)
