import { compressed } from '@mingcha/ui/compressed';
import { firstLookPlugin } from '@mingcha/ui/first-look';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { ahead } from './build/ahead.ts';
import { leftOut } from './build/left-out.ts';
import { newsFile } from './build/news-file.ts';
import { smallJson } from './build/small-json.ts';
import { wordsOfTablet } from './build/tablet-words.ts';

const server = process.env.MINGCHA_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/field/',
  build: { target: 'es2023', outDir: 'dist', emptyOutDir: true },
  // The same library in the language of today's browsers, without what it needed for those of 2015.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  worker: { format: 'es', plugins: () => [leftOut()] },
  plugins: [
    react(),
    firstLookPlugin('field', '/field/'),
    wordsOfTablet(),
    leftOut(),
    ahead('/field/'),
    compressed(),
    newsFile(),
    smallJson(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // The two manifests (one a language) are plain files in public/; index.html names the Chinese one.
      manifest: false,
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,json,bin}'],
        // The reader of the desk's QR code at enrolment, what hands lost keys back to the office, and the pictures that a
        // browser fetches when it installs the app: all need the network anyway.
        globIgnores: ['**/scanner-*', '**/hand-back-*', 'icons/*.png'],
      },
    }),
  ],
  server: { proxy: { '/trpc': server, '/uploads': server, '/health': server } },
});
