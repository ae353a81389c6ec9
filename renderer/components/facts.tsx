/** What a file says of itself: terms and their values, one under another. */
import classes from './facts.module.css'

export const Facts = ({ rows }: { readonly rows: readonly (readonly [term: string, value: string])[] }) => (
  <dl className={classes.facts}>
    {rows.map(([term, value]) => [<dt key={term}>{term}</dt>, <dd key={`${term}:`}>{value}</dd>])}
  </dl>
)
