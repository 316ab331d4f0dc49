import { recordRefSchema, type RecordRef } from '#domain/journal/act.ts'

/** The record reference a `kind/id` text stands for; null when it is none this version knows. */
export function recordRefOf(key: string): RecordRef | null {
  const slash = key.indexOf('/')
  const ref = recordRefSchema.safeParse({ kind: key.slice(0, slash), id: key.slice(slash + 1) })
  return ref.success ? ref.data : null
}
