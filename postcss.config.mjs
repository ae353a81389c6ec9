// Every px in our style sheets becomes rem, so that large mode is one number (renderer/app/global.css).
export default { plugins: { 'postcss-preset-mantine': { autoRem: true } } }
