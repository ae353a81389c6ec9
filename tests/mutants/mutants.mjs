/**
 * Faults that somebody could make, each with what it would do to a person or a figure.
 *
 * @typedef {object} Mutant
 * @property {string} area
 * @property {string} does What a station, a unit or a reader of figures would meet with.
 * @property {string} file
 * @property {string} from Stands in the file exactly once.
 * @property {string} to
 * @property {readonly string[]} tests Files of which one is to catch it.
 * @property {string} [only] Words of the tests to run, where the whole file takes long.
 */
import { authority } from './areas/authority.mjs'
import { clocks } from './areas/clocks.mjs'
import { containers } from './areas/containers.mjs'
import { erasure } from './areas/erasure.mjs'
import { figures } from './areas/figures.mjs'
import { lead } from './areas/lead.mjs'
import { matching } from './areas/matching.mjs'
import { merge } from './areas/merge.mjs'
import { receipts } from './areas/receipts.mjs'
import { saveOrder } from './areas/save-order.mjs'
import { setAside } from './areas/set-aside.mjs'
import { snapshot } from './areas/snapshot.mjs'
import { succession } from './areas/succession.mjs'

/** Those that take long first, so that neither copy waits for the other at the end. */
export const mutants = [
  ...saveOrder,
  ...receipts,
  ...erasure,
  ...snapshot,
  ...merge,
  ...authority,
  ...setAside,
  ...succession,
  ...lead,
  ...figures,
  ...clocks,
  ...matching,
  ...containers,
]
