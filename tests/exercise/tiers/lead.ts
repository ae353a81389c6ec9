import type { Cast } from './cast.ts'
import type { Work } from './start-work.ts'

export async function nameLeadStation(_cast: Cast, _work: Work): Promise<void> {}
