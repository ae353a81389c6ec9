/** The unit that one click on Training sets up: its keys are public, so that a test can write files for it. */
import { trainingPack } from '../../../shared/pack/training.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import type { Addressee } from './made-files.ts'

export interface TrainingUnit extends Addressee {
  readonly identity: string
}

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

/** Days around today; a training unit that was set up with others reads the files all the same. */
export function trainingUnit(): TrainingUnit {
  const pack = trainingPack({ starts: day(-2), ends: day(2), retention: day(365) })
  const [unit] = pack.units
  if (!unit) throw new Error('training without a unit')
  return { pack, to: unit.id, recipient: unit.recipient, identity: trainingKeys.unitIdentity }
}
