import { showPage } from "../shared/show-page.tsx";
import { DeskApp } from "./desk-app.tsx";
import "./desk.css";

showPage(<DeskApp />);
