import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { everyRole } from './roles.ts'
import type { Role } from './roles.ts'

/** Who is asking: from the sign-in, never from what they send. */
export interface SignedIn {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly string[]
  /** The role in each team, where it is not the same in all. */
  readonly roles?: Readonly<Record<string, Role>>
  /** When the sign-in ends, ms since 1970 of the computer's clock. */
  readonly until?: number
  /** May add acts in other people's names: only ever the made-up clinic's own filler. */
  readonly actsForAnyone?: true
}

/** SHA-256 of a bearer token in lower-case hex -> whose it is. Tokens themselves are never kept. */
export type TokenTable = ReadonlyMap<string, SignedIn>

const complexCases = ['complex-cases']

/** Made-up people for the demonstration. Their tokens are public, so they must never guard patients. */
export const demoTokens: TokenTable = hashTokens({
  'demo-chair': { user: 'abena.osei', name: 'Dr Abena Osei', role: 'chair', teams: complexCases },
  'demo-consultant': { user: 'helen.marsh', name: 'Miss Helen Marsh', role: 'consultant', teams: complexCases },
  'demo-secretary': { user: 'priya.raman', name: 'Priya Raman', role: 'secretary', teams: complexCases },
  'demo-member': { user: 'miriam.feldman', name: 'Dr Miriam Feldman', role: 'member', teams: complexCases },
  'demo-observer': { user: 'observer', name: 'Observer', role: 'observer', teams: complexCases },
  'demo-records': { user: 'ruth.adeyemi', name: 'Ruth Adeyemi', role: 'records', teams: complexCases },
  'demo-seed': { user: 'made-up-clinic', name: 'The made-up clinic', role: 'chair', teams: complexCases, actsForAnyone: true },
  'demo-other-team': { user: 'other.team', name: 'Consultant of another team', role: 'consultant', teams: ['other-team'] },
})

/** Takes plain tokens and gives the table the server works with. */
export function hashTokens(people: Readonly<Record<string, SignedIn>>): TokenTable {
  return new Map(Object.entries(people).map(([token, person]) => [sha256(token), person]))
}

/** Reads a site's table: a JSON object of token hash -> {user, name, role, teams}. Throws a plain sentence if it cannot be used. */
export function readTokensFile(path: string): TokenTable {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Error(`The tokens file ${path} cannot be read as JSON.`)
  }
  const entries = Object.entries(content ?? {})
  if (entries.length === 0 || !entries.every(([hash, person]) => /^[0-9a-f]{64}$/.test(hash) && isSignedIn(person))) {
    throw new Error(`The tokens file ${path} must map the SHA-256 of each token, in lower-case hex, to {user, name, role, teams}.`)
  }
  return new Map((entries as [string, SignedIn][]).map(([hash, { user, name, role, teams }]) => [hash, { user, name, role, teams }]))
}

/** Whose token an Authorization header carries, or undefined when it carries none we know. */
export function readSignIn(tokens: TokenTable, header: string | undefined): SignedIn | undefined {
  const token = readToken(header)
  return token === undefined ? undefined : tokens.get(sha256(token))
}

/** The bearer token of an Authorization header. */
export function readToken(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
}

/** What somebody is in one of their teams. */
export function roleIn(person: SignedIn, team: string): Role {
  return person.roles?.[team] ?? person.role
}

function isSignedIn(value: unknown): boolean {
  const person = (value ?? {}) as Partial<Record<keyof SignedIn, unknown>>
  const isText = (part: unknown): boolean => typeof part === 'string' && part !== ''
  return isText(person.user) && isText(person.name) && everyRole.includes(person.role as Role)
    && Array.isArray(person.teams) && person.teams.every(isText)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
