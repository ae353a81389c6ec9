/**
 * True in a build that tests may drive: a packaged app then does not quit on `--inspect*` and `--remote-debugging-*`.
 * Nothing else differs between a test build and a release build.
 */
declare const __ALLOW_INSPECT__: boolean
