import type { SavingState } from '#bridge/saving-state.ts'

/** What sync knows of the state of saving and sending. Without a server there is no sync, and so no report. */
export interface SyncReport {
  readonly connection: Exclude<SavingState['connection'], { readonly kind: 'no-server' }>
  readonly sending: boolean
  readonly compared: SavingState['compared']
  readonly toDecide: SavingState['toDecide']
  readonly clockOffsetMs: number | null
}
