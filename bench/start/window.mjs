import { app, BrowserWindow } from 'electron'

// Nothing but a window with one box: what any app of this runtime costs to start.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768, show: false, frame: app.commandLine.getSwitchValue('ozone-platform') !== 'headless', webPreferences: { sandbox: true } })
  window.once('ready-to-show', () => window.show())
  void window.loadURL('data:text/html,<!doctype html><title>Empty</title><input id="passphrase">')
})
