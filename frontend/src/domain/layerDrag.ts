/** Under this type the palette puts a layer into a drag. */
export const LAYER_DRAG_TYPE = "application/x-backlight-layer";
