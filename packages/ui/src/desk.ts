export { DeskFace } from './theme/desk-face.tsx';
