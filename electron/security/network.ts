// Milepost has no network. Chromium has; here it is taken away, in three layers: what Chromium does by itself,
// name resolution, and each single request.
import { app, session } from 'electron'
import { isAppUrl } from './app-page.ts'

/** Chromium's switches, with the reason. Before the app is ready. */
const SWITCHES: readonly (readonly [name: string, value: string | undefined, reason: string])[] = [
  ['disable-background-networking', undefined, 'no requests that nobody made'],
  ['disable-component-update', undefined, 'no component downloads'],
  ['disable-domain-reliability', undefined, 'no reports'],
  ['disable-breakpad', undefined, 'no crash dumps: they hold memory'],
  ['no-pings', undefined, 'no hyperlink auditing'],
  ['no-proxy-server', undefined, 'no search for a proxy on the local network'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND', 'no name is ever looked up'],
  ['disk-cache-size', '1', 'no answer is kept on disk'],
]

export function setupNetworkSwitches(): void {
  for (const [name, value] of SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name)
    else app.commandLine.appendSwitch(name, value)
  }
}

export function setupNetworkBlock(): void {
  const own = session.defaultSession
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAppUrl(url) }))
  own.on('will-download', (event) => event.preventDefault())
  // The content policy does not know WebRTC; without a proxy this leaves it no way out.
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  )
  // Words typed are otherwise looked up in dictionaries that Chromium downloads.
  own.setSpellCheckerEnabled(false)
}
