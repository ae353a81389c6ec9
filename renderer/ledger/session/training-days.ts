/** The training operation lasts five days, of which today is the second, wherever the clock stands. */
import type { TrainingDays } from '../../../shared/pack/training.ts'
import { type Clock, clockTime } from '../clock.ts'

const day = 86_400_000

export const trainingDays = (clock: Clock): TrainingDays => {
  const now = clock.now()
  const on = (days: number) => clockTime(now + days * day, clock.offset(now)).slice(0, 10)
  return { starts: on(-1), ends: on(3), retention: on(368) }
}
