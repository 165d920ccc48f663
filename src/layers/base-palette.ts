import type { Theme } from './theme';

/** The base map's colours: near-neutral, so that hue is left to the data. */
export interface BasePalette {
  readonly land: string;
  readonly built: string;
  readonly park: string;
  readonly water: string;
  readonly waterLine: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly road: string;
  readonly majorRoad: string;
  readonly expressway: string;
  readonly roadEdge: string;
  readonly expresswayEdge: string;
  readonly path: string;
  readonly rail: string;
  readonly boundary: string;
  readonly boundaryGlow: string;
  readonly feature: string;
  readonly text: string;
  readonly textStrong: string;
  readonly waterText: string;
  readonly parkText: string;
  readonly halo: string;
  readonly zoneEdge: string;
  readonly zoneEdgeOnFill: string;
  readonly zoneText: string;
  readonly selected: string;
  readonly hovered: string;
}

export const BASE_PALETTE: Readonly<Record<Theme, BasePalette>> = {
  light: {
    land: '#f4f4f1',
    built: '#eeeeea',
    park: '#dfe8d9',
    water: '#c6d8e3',
    waterLine: '#b4cad8',
    building: '#e6e5e0',
    buildingEdge: '#d6d4cd',
    road: '#ffffff',
    majorRoad: '#ffffff',
    expressway: '#fbf6e8',
    roadEdge: '#d3d4d2',
    expresswayEdge: '#c2bda9',
    path: '#d3d1c8',
    rail: '#b3b7bb',
    boundary: '#8b7f97',
    boundaryGlow: '#cfc7d6',
    feature: '#8794a1',
    text: '#59636d',
    textStrong: '#333d47',
    waterText: '#527a95',
    parkText: '#57775a',
    halo: '#f7f7f5',
    zoneEdge: '#5d6f81',
    zoneEdgeOnFill: '#f7f7f5',
    zoneText: '#1b2631',
    selected: '#0f4c92',
    hovered: '#33424f',
  },
  dark: {
    land: '#11161b',
    built: '#141a20',
    park: '#14211c',
    water: '#162836',
    waterLine: '#1d3343',
    building: '#1c242c',
    buildingEdge: '#26303a',
    road: '#27303a',
    majorRoad: '#313c47',
    expressway: '#3e4a55',
    roadEdge: '#0d1115',
    expresswayEdge: '#0a0d10',
    path: '#2a333b',
    rail: '#3a444e',
    boundary: '#8d7fa3',
    boundaryGlow: '#2b2636',
    feature: '#6f7d8a',
    text: '#97a3af',
    textStrong: '#c3ccd5',
    waterText: '#6d9ab8',
    parkText: '#75987a',
    halo: '#0f1419',
    zoneEdge: '#6a7f93',
    zoneEdgeOnFill: '#10171d',
    zoneText: '#dde5ec',
    selected: '#9ccaff',
    hovered: '#e8edf2',
  },
};
