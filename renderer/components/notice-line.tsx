/** Shows the latest notice at the foot of the window, over the screen: nothing moves when it comes or goes. */
import { useNotice } from '../app/notice-store.ts'
import classes from './notice-line.module.css'

export const NoticeLine = () => {
  const notice = useNotice((now) => now.notice)
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {notice !== null && (
        <p className={classes.notice} data-tone={notice.tone} data-saved={notice.saved}>
          {notice.text}
        </p>
      )}
    </div>
  )
}
