import { app, BrowserWindow } from 'electron'

void app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768, frame: app.commandLine.getSwitchValue('ozone-platform') !== 'headless' }).loadURL(process.env.BENCH_PAGE ?? ''))
