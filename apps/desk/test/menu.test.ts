import { roles } from '@mingcha/domain/access';
import { describe, expect, it } from 'vitest';
import { isAt, pagesOf, places, placesOf } from '../src/shell/navigation.ts';

describe('the menu', () => {
  it('has eight words with one’s own work, whatever roles come together in one person', () => {
    expect(1 + placesOf(roles).length).toBeLessThanOrEqual(8);
    expect(1 + placesOf(['director']).length).toBe(8);
  });

  it('calls a place by its only page where a reader has one of its pages', () => {
    expect(placesOf(['party']).map(({ word }) => word)).toEqual(['desk.replies', 'desk.own']);
    expect(placesOf(['discipline']).map(({ word }) => word)).toContain('desk.papers');
    expect(placesOf(['auditor']).map(({ word }) => word)).toEqual(['desk.nav.office']);
  });

  it('shows where one stands by one word at most, on a page and under it', () => {
    for (const { to } of pagesOf(places)) {
      expect(places.filter((place) => isAt(place, to))).toHaveLength(1);
      expect(places.filter((place) => isAt(place, `${to}/x`))).toHaveLength(1);
    }
    expect(places.filter((place) => isAt(place, '/ordersheets'))).toHaveLength(0);
  });

  it('goes to no two pages with one key', () => {
    const keys = pagesOf(places).flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('h');
  });
});
