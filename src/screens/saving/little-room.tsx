import type { SavingState } from '#state/saving.ts'
import { Notice } from '../kit/notice.tsx'

/** Said before the disk is full, and once it was and the room kept back was needed (K34). */
export function LittleRoom({ room }: { readonly room: NonNullable<SavingState['room']> }) {
  const left = `${Math.floor(room.freeBytes / 1e6).toLocaleString('en-GB')} MB`
  if (room.kind === 'low') {
    return <Notice title={`This computer’s disk is nearly full: ${left} left.`}>All you do here is still saved. Make room by removing other files, or ask your IT department to.</Notice>
  }
  return (
    <Notice title={`This computer’s disk was full. ${left} are left.`}>
      What you wrote was saved in room that had been kept for it. There is no more of that: make room now, or what comes next may not be saved.
    </Notice>
  )
}
