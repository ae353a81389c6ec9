/** The key of an action, where the action stands. */
import classes from './kbd.module.css'

const written: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' }

export const Kbd = ({ keys }: { readonly keys: string }) => (
  <span aria-hidden="true">
    <kbd className={classes.kbd} dir="ltr">
      {keys
        .split('+')
        .map((key) => written[key] ?? key)
        .join(' ')}
    </kbd>
  </span>
)
