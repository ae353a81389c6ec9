/** Keys of the screens. The latest to ask for a key gets it; while a dialog is open, only what is inside it does. */
import { useEffect, useRef } from 'react'

/** `F2`, `Escape`, `Ctrl+Enter`, `Ctrl+Shift+Enter`, `Ctrl+F`. */
export type Keys = string

interface Listener {
  readonly keys: Keys
  readonly inDialog: boolean
  /** Dialog or not. */
  readonly always: boolean
  readonly act: { readonly current: () => void }
}
const listeners: Listener[] = []

const dialogIsOpen = () => document.querySelector('[role="dialog"]') !== null

/** On a Mac the command key does what Ctrl does elsewhere. Shift is part of a character already. */
const keysOf = (event: KeyboardEvent): Keys => {
  const character = event.key.length === 1
  const parts = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && !character ? 'Shift' : '',
    character ? event.key.toUpperCase() : event.key,
  ]
  return parts.filter((part) => part !== '').join('+')
}

/** Escape belongs to an open list or dialog first; by the time the key reaches the window they may be closed already. */
let escapeIsTaken = false
window.addEventListener(
  'keydown',
  (event) => {
    const expanded = document.activeElement?.getAttribute('aria-expanded') === 'true'
    escapeIsTaken = event.key === 'Escape' && (expanded || dialogIsOpen())
    // A closed list opens on Enter, whatever else is held: the key that saves never gets past it.
    if (keysOf(event) === 'Ctrl+Enter' && !expanded && acted(event)) event.stopPropagation()
  },
  { capture: true },
)

window.addEventListener('keydown', (event) => void acted(event))

const acted = (event: KeyboardEvent): boolean => {
  // A key that is held acts once: what it did may have put something else under it.
  if (event.defaultPrevented || event.isComposing || event.repeat || escapeIsTaken) return false
  const pressed = keysOf(event)
  const dialog = dialogIsOpen()
  const listener = listeners.findLast(
    (one) => one.keys === pressed && (!dialog || one.inDialog || one.always),
  )
  if (listener === undefined) return false
  event.preventDefault()
  listener.act.current()
  return true
}

/** Calls `act` when the keys are pressed, as long as the component is shown and `enabled`. */
export const useShortcut = (
  keys: Keys | undefined,
  act: () => void,
  enabled = true,
  always = false,
): void => {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    if (keys === undefined || !enabled) return
    const listener = { keys, inDialog: dialogIsOpen(), always, act: latest }
    listeners.push(listener)
    return () => {
      listeners.splice(listeners.indexOf(listener), 1)
    }
  }, [keys, enabled, always])
}
