import type { RequestOf } from '#bridge/bridge.ts'
import type { RecordRef } from '#domain/journal/act.ts'

/** A person opened a record on the screen. Nothing waits for it, and what is wrong with saving it the corner says. */
export function noteOpened(about: RecordRef): void {
  noteView(about, 'record')
}

/** A case was shown to a room. */
export function noteProjected(caseId: string): void {
  noteView({ kind: 'case', id: caseId }, 'on the projector')
}

/** Who showed a name to a room in the face of a restriction is kept with who looked at what. */
export function noteNameShown(caseId: string): void {
  noteView({ kind: 'case', id: caseId }, 'name on the projector')
}

function noteView(about: RecordRef, what: RequestOf<'noteView'>['what']): void {
  window.consilium.ask('noteView', { about, what }).catch(() => undefined)
}
