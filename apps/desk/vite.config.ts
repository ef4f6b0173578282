import { compressed } from '@mingcha/ui/compressed';
import { firstLookPlugin } from '@mingcha/ui/first-look';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.MINGCHA_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), firstLookPlugin('desk', '/'), compressed()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    // The content policy allows no inline data as script or style, and a preload polyfill would be one.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // What two pages or more are made of comes in one file: as a file for each part, a page asked for 130 of them.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  server: { proxy: { '/trpc': server, '/api': server, '/files': server, '/health': server } },
});
