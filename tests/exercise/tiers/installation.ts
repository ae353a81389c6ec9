/** One installation of the exercise: its profile, its officer, and a window that is open while it is at work. */
import { copyFolder } from '../../e2e/faults/profile-files.ts'
import { launchMilepost, newProfile, prepareRun } from '../../e2e/harness/index.ts'
import { type OfficerForm, unlock } from '../../e2e/steps/entering.ts'
import { Part, type Stage } from '../part.ts'

export class Installation extends Part {
  officer: OfficerForm
  profile = ''
  private readonly complaints: string[] = []

  constructor(name: string, officer: OfficerForm, stage: Stage) {
    super(name, stage)
    this.officer = officer
  }

  readonly seen = (screen: string): Promise<void> => this.look(screen)

  /** Opens the window, without unlocking, does the work and closes it. */
  async start<T>(work: () => Promise<T>): Promise<T> {
    if (this.profile === '') this.profile = newProfile(await prepareRun())
    this.use(await launchMilepost({ profile: this.profile }))
    const done = await work()
    this.complaints.push(...super.problems())
    await super.close()
    this.leave()
    return done
  }

  /** Opens the window, unlocks, does the work and closes it. */
  at<T>(work: () => Promise<T>): Promise<T> {
    return this.start(async () => {
      await unlock(this.milepost, this.officer.passphrase)
      return work()
    })
  }

  /** The whole laptop, as it lies there. */
  async copyOf(other: Installation): Promise<void> {
    this.profile = newProfile(await prepareRun())
    copyFolder(other.profile, this.profile)
  }

  override problems(): readonly string[] {
    return [...this.complaints, ...super.problems()]
  }
}
