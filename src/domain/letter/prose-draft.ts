import { z } from 'zod'
import { proseFromText, proseSchema, type Prose } from '../basics/prose.ts'
import { tidyProse } from '../basics/tidy-prose.ts'

/** How unfinished prose is kept among a draft's words. Drafts of the first versions hold plain text instead. */
const proseDraftSchema = z.object({ version: z.literal(1), prose: proseSchema }).strict()

const OPENING = '{"version":'

/** Prose as a draft keeps it; two proses that would be printed alike give the same text. */
export function draftFromProse(prose: Prose): string {
  return JSON.stringify({ version: 1, prose: tidyProse(prose) })
}

/** The prose of a draft. What is no draft of ours is somebody’s plain words, and none of them are lost. */
export function proseFromDraft(kept: string): Prose {
  if (!kept.startsWith(OPENING)) return proseFromText(kept)
  const parsed = proseDraftSchema.safeParse(parseJson(kept))
  return parsed.success ? parsed.data.prose : proseFromText(kept)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
