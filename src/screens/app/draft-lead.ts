import { BEFORE } from '#domain/case/indications.ts'
import type { RecordRef } from '#domain/journal/act.ts'
import { goTo, summariesOf, togglePanel, useApp, type Place } from '#state/app-store.ts'
import { NOTE_KEY } from '#state/own-note.ts'
import { goToCase, type CaseTab } from '../case/case-tab.ts'
import { unitWords } from '../kit/words-for-acts.ts'

interface Kept {
  readonly about: RecordRef
  readonly key: string
}

const named: Readonly<Record<string, string>> = {
  'new-case': 'a new case',
  'new-meeting': 'a new meeting',
  'new-provider': 'a new provider',
  'same-child': 'that two entries are one child',
  ending: 'the end of the request',
  'goes-on': 'why the request goes on',
  [NOTE_KEY]: 'a note from when reading had ended',
  route: 'what kind of request it is',
}

/** What was being written: "what we agreed", "a new action". */
export function draftWords(key: string): string {
  return named[key] ?? (key.startsWith('task/new') ? 'a new action' : key.startsWith('way/') ? 'how the case ends in the meeting' : unitWords(key))
}

/** Back to where it is written. */
export function openDraft(draft: Kept): { readonly words: string; readonly run: () => void } | undefined {
  const go = leadOf(draft)
  if (go === null) return undefined
  return {
    words: 'Open it',
    run: () => {
      togglePanel(false)
      go()
    },
  }
}

function leadOf({ about, key }: Kept): (() => void) | null {
  const to = (place: Place) => () => goTo(place)
  switch (about.kind) {
    case 'team':
      if (key === NOTE_KEY) return to({ kind: 'note' })
      return key === 'new-case' ? to({ kind: 'new-case' }) : key === 'new-meeting' ? to({ kind: 'plan-meeting' }) : null
    case 'meeting':
      return to({ kind: 'meeting-plan', meeting: about.id })
    case 'provider':
      return to({ kind: 'provider', provider: key === 'new-provider' ? null : about.id, forCase: null })
    case 'patient': {
      const entry = summariesOf(useApp.getState().summaries, 'case').find(({ patient }) => patient === about.id)
      return entry === undefined ? null : () => goToCase(entry.id, 'patient')
    }
    case 'case':
      return leadInCase(about.id, key)
  }
}

/** The letter, the meeting's minute, the board, else the part of the case. */
function leadInCase(id: string, key: string): () => void {
  const meeting = /^(?:decision|dissent|side|indications|addendum|way\/[^/]+|task\/new)\/([^/]+)/.exec(key)?.[1]
  if (key.startsWith('letter/')) return () => goTo({ kind: 'letter', case: id })
  if (key.startsWith('chase/')) return () => goTo({ kind: 'owed' })
  if (meeting !== undefined && meeting !== BEFORE) return () => goTo({ kind: 'meeting-room', meeting, case: id })
  return () => goToCase(id, tabOfDraft(key))
}

const tabs: readonly (readonly [pattern: RegExp, tab: CaseTab])[] = [
  [/^(?:approach|pack|dispatch|information|told|override\/independence)(?:\/|$)/, 'sending'],
  [/^(?:seen|verbal|report|no-report|filed|offered|discussed|transfer|transfer-gate|transfer-consent|sharing-gate|care)(?:\/|$)/, 'report'],
  [/^(?:question|brief|setting|mode|hearing|bioethics|route|indications|team-question)(?:\/|$)/, 'request'],
  [/^words\//, 'words'],
  [/^(?:person|address|competence|report-access|consent)(?:\/|$)/, 'people'],
  [/^shortlist\//, 'provider'],
]

function tabOfDraft(key: string): CaseTab {
  return tabs.find(([pattern]) => pattern.test(key))?.[1] ?? 'story'
}
