/** The table of kinds. Adding a kind: a folder, a row here, its texts. */
import type { KindName } from '../events/event.ts'
import { arrest } from './arrest/arrest.ts'
import type { Kind } from './field.ts'
import { inspection } from './inspection/inspection.ts'
import { rescue } from './rescue/rescue.ts'

export const kinds: { readonly [Name in KindName]: Kind<Name> } = { inspection, arrest, rescue }
export const kindNames = Object.keys(kinds) as readonly KindName[]
export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name)
