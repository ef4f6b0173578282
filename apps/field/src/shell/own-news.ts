import own from 'virtual:news';
import { News } from './news.ts';

/** Of the version that runs; the youngest first. */
export const ownNews: News = News.parse(own);
export const ownVersion: string = ownNews[0]?.version ?? '0.0.0';
