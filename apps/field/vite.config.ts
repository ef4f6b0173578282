import { firstLookPlugin } from '@mingcha/ui/first-look';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compressed } from './build/compressed.ts';
import { newsFile } from './build/news-file.ts';
import { wordsOfTablet } from './build/tablet-words.ts';

const server = process.env.MINGCHA_DEV_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/field/',
  build: { target: 'es2023', outDir: 'dist', emptyOutDir: true },
  worker: { format: 'es' },
  plugins: [
    react(),
    firstLookPlugin('field', '/field/'),
    wordsOfTablet(),
    compressed(),
    newsFile(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'sw.ts',
      // The two manifests (one a language) are plain files in public/; index.html names the Chinese one.
      manifest: false,
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,webmanifest,wasm,json}'],
        // Reads the desk's QR code at enrolment, which needs a network anyway.
        globIgnores: ['**/scanner-*'],
      },
    }),
  ],
  server: { proxy: { '/trpc': server, '/uploads': server, '/health': server } },
});
