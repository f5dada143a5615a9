import "./shell/shell.css";

void import("./app/mount");
