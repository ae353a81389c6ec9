export const LogScreen = () => null
