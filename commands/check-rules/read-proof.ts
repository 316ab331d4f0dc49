/** What there is to be named in a paper. */
export interface Ground {
  /** Every numbered rule. */
  readonly rules: ReadonlySet<string>
  /** Those that the title of a test names. */
  readonly tested: ReadonlySet<string>
  /** Whether a file or folder is there, by its path below the project folder. */
  readonly isThere: (path: string) => boolean
}

/** What a text of a paper rests on. */
export interface Proof {
  /** Rules it names, like `J2`; hazards, which begin with H, are not among them. */
  readonly rules: readonly string[]
  readonly hazards: readonly string[]
  /** Test files it names. */
  readonly tests: readonly string[]
  /** Everything in the project that it names, tests too. */
  readonly paths: readonly string[]
}

const ROOMS = 'src|electron|trust-server|commands|test|bench|resources|docs'

/** Reads what a text names: rules and hazards in its words, files in `code`. One with a pattern’s sign in it names none. */
export function readProof(text: string): Proof {
  const ids = [...new Set(text.replace(/`[^`]*`/g, ' ').match(/\b[A-Z]\d+\b/g))]
  const code = [...text.matchAll(/`([^`]*)`/g)].map(([, inside = '']) => inside)
  const paths = code.filter((each) => new RegExp(`^(?:${ROOMS})/[\\w./-]+$`).test(each))
  return { rules: ids.filter((id) => !id.startsWith('H')), hazards: ids.filter((id) => id.startsWith('H')), tests: paths.filter((path) => /^test\/.*\.test\.tsx?$/.test(path)), paths }
}

/** One sentence for each rule and file that is named and not there. `where` says in what, like `H3`. */
export function findUnknown(where: string, text: string, { rules, isThere }: Ground): readonly string[] {
  const named = readProof(text)
  return [
    ...named.rules.filter((id) => !rules.has(id)).map((id) => `${where} names ${id}, which no list of rules has. Correct the number, or add the rule.`),
    ...named.paths.filter((path) => !isThere(path)).map((path) => `${where} names ${path}, which is not there. Correct the path.`),
  ]
}

/** Whether a text names something that is tested: a rule with a test of its own, or a test file. */
export function isShown(text: string, { tested, isThere }: Ground): boolean {
  const { rules, tests } = readProof(text)
  return rules.some((id) => tested.has(id)) || tests.some(isThere)
}
