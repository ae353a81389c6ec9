import type { Locked } from '../app/session-store.ts'
export const UnlockScreen = (_: { readonly boot: Locked }) => null
