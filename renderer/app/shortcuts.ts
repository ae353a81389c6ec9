/** Keys of the screens. The latest to ask for a key gets it, so that a dialog goes before the screen under it. */
import { useEffect, useRef } from 'react'

/** `F2`, `Escape`, `Ctrl+Enter`, `Ctrl+F`. */
export type Keys = string

interface Listener {
  readonly keys: Keys
  readonly act: { readonly current: () => void }
}
const listeners: Listener[] = []

/** On a Mac the command key does what Ctrl does elsewhere. */
const keysOf = (event: KeyboardEvent): Keys => {
  const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', name]
  return parts.filter((part) => part !== '').join('+')
}

window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return
  const pressed = keysOf(event)
  const listener = listeners.findLast((one) => one.keys === pressed)
  if (listener === undefined) return
  event.preventDefault()
  listener.act.current()
})

/** Calls `act` when the keys are pressed, as long as the component is shown and `enabled`. */
export const useShortcut = (keys: Keys | undefined, act: () => void, enabled = true): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (keys === undefined || !enabled) return
    const listener = { keys, act: latest }
    listeners.push(listener)
    return () => {
      listeners.splice(listeners.indexOf(listener), 1)
    }
  }, [keys, enabled])
}
