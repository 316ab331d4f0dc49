export type { ConnectionTrouble, RefusedItem, SavingState, WaitingItem } from '#bridge/saving-state.ts'
