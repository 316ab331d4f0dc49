import { toJson, type Json } from '../basics/json.ts'
import type { Profile } from './profile.ts'

/** One setting as it was and as it would be; '' where it is not set. */
export interface ProfileChange {
  /** Names from the outermost in; places in a list counted from 1. */
  readonly path: readonly string[]
  readonly before: string
  readonly after: string
}

/** What would change if `after` took the place of `before`, in the order of the file. */
export function compareProfiles(before: Profile | null, after: Profile): readonly ProfileChange[] {
  const [was, is] = [settingsOf(before), settingsOf(after)]
  const keys = [...new Set([...is.keys(), ...was.keys()])]
  return keys.flatMap((key) => {
    const change = { path: JSON.parse(key) as string[], before: was.get(key) ?? '', after: is.get(key) ?? '' }
    return change.before === change.after ? [] : [change]
  })
}

/** Every setting of a profile as a line, for reading one whole. */
export function linesOfProfile(profile: Profile): readonly ProfileChange[] {
  return compareProfiles(null, profile)
}

function settingsOf(profile: Profile | null): ReadonlyMap<string, string> {
  return new Map(profile === null ? [] : leaves(toJson(profile), []))
}

function leaves(value: Json, path: readonly string[]): readonly (readonly [string, string])[] {
  if (value === null || value === '') return []
  if (typeof value !== 'object') return [[JSON.stringify(path), typeof value === 'string' ? value : JSON.stringify(value)]]
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([name, member]) => leaves(member, [...path, name]))
  if (value.every((item) => typeof item === 'string')) return value.length === 0 ? [] : [[JSON.stringify(path), value.join('; ')]]
  return value.flatMap((item: Json, place) => leaves(item, [...path, String(place + 1)]))
}
