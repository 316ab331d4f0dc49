import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProfileProblem } from '#domain/profile/read-profile.ts'
import { readProfile } from '#domain/profile/read-profile.ts'
import type { Contact, Profile } from '#domain/profile/profile.ts'

const folder = join(import.meta.dirname, '../../../resources/profiles')

export function profileText(name: 'made-up-trust' | 'great-ormond-street'): string {
  return readFileSync(join(folder, `${name}.json`), 'utf8')
}

/** A profile of the app’s own, read as any file is. */
export function aProfile(name: Parameters<typeof profileText>[0] = 'made-up-trust'): Profile {
  const read = readProfile(profileText(name))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
  return read.value
}

export function pals(change: Partial<Contact> = {}): Contact {
  const contact = aProfile().contacts.pals
  if (contact === null) throw new Error('the made-up trust has Pals')
  return { ...contact, ...change }
}

/** What is wrong with a text, as "14 contacts.pals.hours missing". */
export function problemsOf(text: string): readonly string[] {
  const read = readProfile(text)
  return read.ok ? [] : read.refusal.problems.map(({ line, path, says, detail }: ProfileProblem) => [line, path, says, detail].filter((part) => part !== '').join(' '))
}
