// Nothing personal is in clear on disk: what is typed into the forms is found in no file that the app wrote, wherever
// it wrote it, but in the file exported on purpose, which is encrypted.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { filesUnder, findWords } from './clear-text/find-words.ts'
import { launchMilepost, newProfile, ownedFolder, prepareRun } from './harness/index.ts'
import { createOperation, joinOperation, lock, unlock, writePack } from './steps/entering.ts'
import { exportBatch } from './steps/exporting.ts'
import { amendRecord, logRecord, searchRecords, voidRecord } from './steps/records.ts'
import { filesWritten, readTrace, traceOptions } from './trace/read-trace.ts'

const typed = {
  supervisor: 'Insp. Quixana Zorbelli',
  supervisorBadge: 'AE-77310Q',
  officer: 'Sgt. Wilhelmine Krötzing',
  badge: 'HR-90417W',
  passphrase: 'quarzig lodernd Blechhut 47 Ypsilon',
  plate: 'ZQ 8841-WX',
  familyName: 'Xanthopoulakis',
  givenNames: 'Évariste Tjorben',
  birthDate: '1987-11-23',
  document: 'QX7730194',
  reference: 'ZG-REF-88123-Q',
  handedTo: 'Kaserne Blauwasserfels',
  note: 'Sagte, sein Vetter Ibrahimovsky warte in Grünklee',
  secondPlate: 'YV 5520-KJ',
  amendReason: 'Verwechselt mit Papadimitrakopoulos',
  voidReason: 'Doppelt, siehe Zwinglberger',
} as const

const operation = {
  name: 'Liberterra',
  short: 'LT',
  // Yesterday: before the cut-off, it is still yesterday's operation day.
  starts: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
  unit: { id: 'OCUZAG', name: 'OCU Zagreb', type: 'OCU', country: 'HRV' },
  sites: [
    {
      id: 'HRBAJ',
      name: 'Bajakovo border crossing',
      type: 'LAND_BORDER',
      country: 'HRV',
      zone: 'Europe/Zagreb',
    },
  ],
} as const

test('names, plates, document numbers and notes are in clear in no file that the app wrote', async () => {
  test.setTimeout(300_000)
  const run = await prepareRun()
  const folder = ownedFolder(run.directory, 'clear-text')
  const out = ownedFolder(folder, 'out')
  const packFile = join(out, 'operation.mppack')
  const profiles = [newProfile(run), newProfile(run)] as const
  const traces = [join(folder, 'unit.trace'), join(folder, 'station.trace')] as const
  const watched = ['-e', 'trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat']

  const unit = await launchMilepost({
    profile: profiles[0],
    strace: [...traceOptions(traces[0]), ...watched],
  })
  let code = ''
  try {
    const officer = { name: typed.supervisor, badge: typed.supervisorBadge, passphrase: typed.passphrase }
    await createOperation(unit, { ...operation, officer, training: false })
    code = await writePack(unit, packFile)
    await lock(unit)
    expect(unit.problems).toEqual([])
  } finally {
    await unit.close()
  }

  const station = await launchMilepost({
    profile: profiles[1],
    strace: [...traceOptions(traces[1]), ...watched],
  })
  try {
    const officer = { name: typed.officer, badge: typed.badge, passphrase: typed.passphrase }
    await joinOperation(station, {
      pack: packFile,
      code,
      site: 'Bajakovo border crossing · Land border crossing · Croatia',
      stationCode: 'HRBAJ1',
      training: false,
      officer,
    })
    await logRecord(station, {
      kind: 'inspection',
      body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 1 } },
      personal: { plate: typed.plate, note: typed.note },
    })
    const arrest = await logRecord(station, {
      kind: 'arrest',
      body: { status: 'ARRESTED', category: 'SOM', basis: 'INVESTIGATION', place: 'LAND_BORDER' },
      personal: {
        familyName: typed.familyName,
        givenNames: typed.givenNames,
        birthDate: typed.birthDate,
        documentNumber: typed.document,
        hitReference: typed.reference,
        handedTo: typed.handedTo,
      },
    })
    const double = await logRecord(station, {
      kind: 'inspection',
      body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 1 } },
      personal: { plate: typed.secondPlate },
    })
    await amendRecord(station, arrest, { body: { category: 'TIP' }, reason: typed.amendReason })
    await voidRecord(station, double, typed.voidReason)
    await lock(station)
    await unlock(station, typed.passphrase)
    expect(await searchRecords(station, typed.familyName)).toEqual([arrest])
    await exportBatch(station, out)
    await lock(station)
    expect(station.problems).toEqual([])
    expect(station.output.filter((line) => Object.values(typed).some((word) => line.includes(word)))).toEqual(
      [],
    )
  } finally {
    await station.close()
  }

  const written = traces.flatMap((trace) => filesWritten(readTrace(trace)))
  expect(written.some((file) => file.includes('/mirror/'))).toBe(true)
  expect(written.some((file) => /IndexedDB/.test(file))).toBe(true)
  // Chromium's own folders, the home, the temporary folders; what was exported is looked at too: it is encrypted.
  const files = new Set([
    ...filesUnder(...profiles, run.home, run.temporary, out),
    ...written.filter(existsSync),
  ])
  expect(findWords([...files], Object.values(typed))).toEqual([])
})

test('the search for words finds what is there', async () => {
  const run = await prepareRun()
  const folder = ownedFolder(run.directory, 'clear-text-control')
  const { writeFileSync } = await import('node:fs')
  const word = 'Xanthopoulakis É'
  const ways = {
    plain: Buffer.from(`before ${word} after`),
    wide: Buffer.from(`before ${word} after`, 'utf16le'),
    swapped: Buffer.from(word, 'utf16le').swap16(),
    lower: Buffer.from(word.toLowerCase()),
    json: Buffer.from(JSON.stringify({ word }).replace('É', '\\u00c9')),
  }
  for (const [name, bytes] of Object.entries(ways)) writeFileSync(join(folder, name), bytes)
  const found = findWords(filesUnder(folder), [word]).map(({ file }) => file)
  for (const name of Object.keys(ways)) expect(found).toContain(join(folder, name))
})
