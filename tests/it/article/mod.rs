mod body;
mod body_html;
mod body_safety;
mod text;
