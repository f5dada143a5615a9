/** Under this type the palette puts a layer into a drag. */
export const LAYER_DRAG_TYPE = "application/x-backlight-layer";

/** Under this type a list puts saved weights into a drag: their id. */
export const WEIGHTS_DRAG_TYPE = "application/x-backlight-weights";

/** Under this type the list of runs puts a run into a drag, whose weights can be kept: its id. */
export const RUN_DRAG_TYPE = "application/x-backlight-run";
