/** What may be said on the command line of an app run from its source. A packaged app listens to none of it. */
export interface Flags {
  /** A folder to live in, apart from any other copy of the app. */
  readonly profile: string | null
  /** ISO instant the clock starts from. */
  readonly givenClock: string | null
  /** A folder that files are saved in without asking. */
  readonly saveTo: string | null
  /** A file that is read without asking. */
  readonly openFrom: string | null
}

const NONE: Flags = { profile: null, givenClock: null, saveTo: null, openFrom: null }

/** Reads the flags. Anything unknown or without its value is passed over: Chromium's own switches stand there too. */
export function readFlags(argv: readonly string[], packaged: boolean): Flags {
  if (packaged) return NONE
  const clock = valueOf(argv, '--given-clock')
  return {
    profile: valueOf(argv, '--profile'),
    givenClock: clock !== null && !Number.isNaN(Date.parse(clock)) ? clock : null,
    saveTo: valueOf(argv, '--save-to'),
    openFrom: valueOf(argv, '--open-from'),
  }
}

function valueOf(argv: readonly string[], flag: string): string | null {
  const joined = argv.find((arg) => arg.startsWith(`${flag}=`))
  if (joined !== undefined) return joined.slice(flag.length + 1) || null
  const at = argv.indexOf(flag)
  const value = at < 0 ? undefined : argv[at + 1]
  return value === undefined || value.startsWith('--') ? null : value
}
