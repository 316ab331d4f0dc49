export type { ConnectionTrouble, SavingState, ServerQuestion, WaitingItem } from '#bridge/saving-state.ts'
