/** What is known of Electron's releases, written down here so that nothing has to be asked for. Days are ISO, in UTC. */
export interface ElectronReleases {
  /** The day it was last looked up. */
  readonly readOn: string
  /** The release package.json names, and its day. */
  readonly pinned: { readonly version: string; readonly released: string }
  /** Each supported major with the day on which its support ends. */
  readonly supportedUntil: Readonly<Record<string, string>>
}

/** What is wrong with a release on a day, in sentences. */
export interface ElectronJudged {
  /** No program for records may be made with it. */
  readonly refused: readonly string[]
  readonly warned: readonly string[]
}

/**
 * Taken from `npm view electron time`; whoever takes a newer release takes them anew. Electron supports its latest three majors, so
 * one ends when the third after it comes, and a new one came every eight weeks since 41 (11 March, 6 May, 1 July, 25 August,
 * 21 October 2026): days after the last look are reckoned from that and from nothing Electron promised.
 */
export const ELECTRON_RELEASES: ElectronReleases = {
  readOn: '2026-11-27',
  pinned: { version: '45.4.1', released: '2026-11-19' },
  supportedUntil: { '43': '2026-12-16', '44': '2027-02-10', '45': '2027-04-07' },
}

/** Days after which a release, and the list above, is to be looked at anew. */
const OLD_AFTER = 30
const DAY_MS = 86_400_000

/** Holds a release to what is known of it (E19). `today` is an ISO day. */
export function judgeElectron(version: string, today: string, { readOn, pinned, supportedUntil }: ElectronReleases = ELECTRON_RELEASES): ElectronJudged {
  const [major = ''] = version.split('.')
  const end = supportedUntil[major]
  const isListed = version === pinned.version
  const since = (day: string): number => (Date.parse(today) - Date.parse(day)) / DAY_MS
  const age = since(pinned.released)
  return {
    refused: [
      ...(isListed ? [] : [`Nothing is known of when Electron ${version} was released: commands/package/electron-releases.ts speaks of ${pinned.version}. Look it up there anew.`]),
      ...(end === undefined ? [`Electron ${major} is not among the supported ones: ${Object.keys(supportedUntil).join(', ')}. Take one of them.`] : []),
      ...(end !== undefined && today >= end ? [`Electron ${major} gets no security updates since ${end}. Take a newer one.`] : []),
    ],
    warned: [
      ...(isListed && age > OLD_AFTER ? [`Electron ${version} is ${age} days old. See whether a newer ${major} brings security updates: npm view electron time.`] : []),
      ...(since(readOn) > OLD_AFTER ? [`What is known of Electron’s releases was looked up on ${readOn}. Look it up anew: commands/package/electron-releases.ts.`] : []),
    ],
  }
}
