import type { WebPreferences } from 'electron'

/** What every page of ours is shut in by: no Node, nothing shared with its preload but what that exposes. */
export function shutIn({ preload, packaged }: { readonly preload: string; readonly packaged: boolean }): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    devTools: !packaged,
  }
}
