export type { ConnectionTrouble, SavingState, WaitingItem } from '#bridge/saving-state.ts'
