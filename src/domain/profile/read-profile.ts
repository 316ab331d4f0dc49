import type { z } from 'zod'
import { agree, refuse, type Answer, type Refusal } from '../basics/answer.ts'
import type { Json } from '../basics/json.ts'
import { readJsonText, type JsonText } from './read-json-text.ts'
import { profileSchema, type Profile } from './profile.ts'

/** One thing that is wrong with a profile’s file, where a person finds it. */
export interface ProfileProblem {
  readonly line: number
  /** "contacts.pals.hours.1.from": names as in the file, places in a list counted from 1; '' for the file itself. */
  readonly path: string
  /** What is wrong; the screens have the words. */
  readonly says: string
  /** What the words need: an unknown name, a limit, the values that are known. */
  readonly detail: string
}

export interface ProfileRefusal extends Refusal {
  readonly kind: 'profile-not-usable'
  readonly problems: readonly ProfileProblem[]
}

/** Characters of a file: far above any profile. */
export const LARGEST_PROFILE = 256 * 1024

/** Reads a profile’s file whole or not at all; what is wrong is told line by line, in the order of the file (R1). */
export function readProfile(text: string): Answer<Profile, ProfileRefusal> {
  if (text.length > LARGEST_PROFILE) return notUsable('R3', [{ line: 1, path: '', says: 'too-large', detail: '' }])
  const read = readJsonText(text)
  if ('says' in read) return notUsable('R3', [{ line: read.line, path: '', says: read.says, detail: read.detail }])
  const parsed = profileSchema.safeParse(read.value)
  if (parsed.success) return agree(parsed.data)
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, read))
  return notUsable('R1', problems.toSorted((one, other) => one.line - other.line))
}

function notUsable(rule: string, problems: readonly ProfileProblem[]) {
  return refuse<ProfileRefusal>({ kind: 'profile-not-usable', rule, problems })
}

function problemsOf(issue: z.core.$ZodIssue, read: JsonText): readonly ProfileProblem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => problem(read, [...issue.path, name], 'unknown-name', name))
  const [says, detail] = saidOf(issue, valueAt(read.value, issue.path))
  return [problem(read, issue.path, says, detail)]
}

function problem(read: JsonText, path: readonly PropertyKey[], says: string, detail: string): ProfileProblem {
  const shown = path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part))).join('.')
  return { line: read.lineOf(path), path: shown, says, detail }
}

function saidOf(issue: z.core.$ZodIssue, value: Json | undefined): readonly [string, string] {
  if (value === undefined) return ['missing', '']
  switch (issue.code) {
    case 'invalid_type':
      return [`not-${issue.expected}`, '']
    case 'invalid_value':
      return ['not-one-of', issue.values.map(String).join(', ')]
    case 'too_small':
      return [issue.origin === 'array' ? 'too-few' : 'too-little', String(issue.minimum)]
    case 'too_big':
      return [tooBig[issue.origin] ?? 'too-much', String(issue.maximum)]
    case 'invalid_format':
      return [issue.format === 'date' ? 'not-a-date' : issue.message, '']
    default:
      return [issue.message, '']
  }
}

const tooBig: Readonly<Record<string, string>> = { string: 'too-long', array: 'too-many' }

function valueAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let at: Json | undefined = value
  for (const part of path) at = typeof at === 'object' && at !== null && Object.hasOwn(at, part) ? (at as Readonly<Record<PropertyKey, Json>>)[part] : undefined
  return at
}
