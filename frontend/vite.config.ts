import { fileURLToPath } from 'node:url';
import { vanillaExtractPlugin } from '@vanilla-extract/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env.STRATUS_URL ?? 'http://localhost:3000';
const backendPaths = ['/graphql', '/metadata', '/rest', '/open-api', '/mcp', '/auth', '/files', '/webhooks'];
const proxied = [...backendPaths, '/client-config', '/healthz'];

export default defineConfig({
  plugins: [vanillaExtractPlugin(), react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: {
      ...Object.fromEntries(proxied.map((path) => [path, { target: backend, changeOrigin: false }])),
      '/ws': { target: backend, ws: true },
    },
  },
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router)\// },
            { name: 'graphql', test: /node_modules\/(@apollo|graphql|graphql-tag|rxjs|optimism|@wry)\// },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
});
